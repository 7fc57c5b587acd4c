; Installer for Windows, by Inno Setup 6 (https://jrsoftware.org/isinfo.php):
;   iscc /DVersion=0.1.0 /DFolder=dist\Deblur-0.1.0-windows-amd64 packaging\windows\deblur.iss
; For this user alone unless they choose otherwise, so no administrator is needed.

#ifndef Version
  #error "Say /DVersion=..."
#endif
#ifndef Folder
  #error "Say /DFolder=..., the package that run.py package has made"
#endif

[Setup]
AppId={{B3E9E8B2-6B7E-4B0B-9C44-2C0E6C6C7D51}
AppName=Deblur
AppVersion={#Version}
AppPublisher=The Deblur authors
DefaultDirName={autopf}\Deblur
DefaultGroupName=Deblur
DisableProgramGroupPage=yes
LicenseFile={#SourcePath}..\..\LICENSE
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir={#SourcePath}..\..
OutputDir=dist
OutputBaseFilename=Deblur-{#Version}-windows-setup
SetupIconFile=build\package\standard\about\deblur.ico
UninstallDisplayIcon={app}\deblur.exe
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; What an earlier version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Deblur"; Filename: "{app}\deblur.exe"
Name: "{autodesktop}\Deblur"; Filename: "{app}\deblur.exe"; Tasks: desktopicon

[Registry]
; "Open with", without taking anybody's place: the user's own choice of a viewer stays.
Root: HKA; Subkey: "Software\Classes\Applications\deblur.exe\shell\open\command"; ValueType: string; ValueData: """{app}\deblur.exe"" ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\deblur.exe\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\deblur.exe\SupportedTypes"; ValueType: string; ValueName: ".jpeg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\deblur.exe\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\deblur.exe\SupportedTypes"; ValueType: string; ValueName: ".tif"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\deblur.exe\SupportedTypes"; ValueType: string; ValueName: ".tiff"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\deblur.exe\SupportedTypes"; ValueType: string; ValueName: ".webp"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\deblur.exe\SupportedTypes"; ValueType: string; ValueName: ".heic"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Directory\shell\Deblur"; ValueType: string; ValueData: "Deblur"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Directory\shell\Deblur"; ValueType: string; ValueName: "Icon"; ValueData: "{app}\deblur.exe"
Root: HKA; Subkey: "Software\Classes\Directory\shell\Deblur\command"; ValueType: string; ValueData: """{app}\deblur.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.deblur"; ValueType: string; ValueData: "Deblur.Model"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Deblur.Model"; ValueType: string; ValueData: "Deblur model"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Deblur.Model\shell\open\command"; ValueType: string; ValueData: """{app}\deblur.exe"" ""%1"""

[Run]
Filename: "{app}\deblur.exe"; Description: "{cm:LaunchProgram,Deblur}"; Flags: nowait postinstall skipifsilent
