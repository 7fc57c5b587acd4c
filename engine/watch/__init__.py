"""The watch folder: photos are deblurred as they arrive (`folder.watch_folder`)."""
