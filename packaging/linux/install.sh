#!/bin/sh
# Puts Deblur, where this folder lies, into the menu and the "Open with" of this user.
#
#     ./install.sh               for you
#     ./install.sh --uninstall   take it out again; the folder itself stays
set -eu
here=$(dirname "$(readlink -f "$0")")
data=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin
id=org.deblur.Deblur

refresh() {
    if command -v update-desktop-database > /dev/null; then
        update-desktop-database -q "$data/applications" || true
    fi
    if command -v update-mime-database > /dev/null; then
        update-mime-database "$data/mime" || true
    fi
    if command -v gtk-update-icon-cache > /dev/null; then
        gtk-update-icon-cache -q -t "$data/icons/hicolor" || true
    fi
}

files() {
    (cd "$here/share" && find . -type f)
}

if [ "${1:-}" = --uninstall ]; then
    files | while read -r file; do rm -f "$data/$file"; done
    for name in deblur deblur-cli; do
        # Only the links that were made here.
        if [ "$(readlink "$bin/$name" || true)" = "$here/$name" ]; then rm "$bin/$name"; fi
    done
    refresh
    echo "Deblur is out of the menu. Its folder is still there: $here"
    exit 0
fi
if [ $# -gt 0 ]; then
    sed -n '2,5s/^# *//p' "$0"
    exit 2
fi
files | while read -r file; do
    mkdir -p "$data/$(dirname "$file")"
    cp "$here/share/$file" "$data/$file"
done
# The menu starts it by its full name: ~/.local/bin is not on the PATH of every desktop. Within quotes
# a $, a ` and a \ would mean something else (Desktop Entry Specification, "The Exec key").
quoted=$(printf '%s' "$here/deblur" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g; s/[&|\\]/\\&/g')
sed -i "s|^Exec=deblur |Exec=\"$quoted\" |" "$data/applications/$id.desktop"
mkdir -p "$bin"
ln -sf "$here/deblur" "$here/deblur-cli" "$bin/"
refresh
echo "Deblur is in the menu. On a terminal: deblur-cli --help (if $bin is on your PATH)."
