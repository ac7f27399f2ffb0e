; Setup of Dialogdag for Windows. Packs dist\Dialogdag, made by build\freeze.py:
;   ISCC /DVersion=0.1.0 installer.iss
; The setup program lands in dist-installer. Archives are the user's own: nothing here touches them.
; DIALOGDAG_TRIAL, set while compiling, lets a stand-in be tried on a 32-bit system.

#ifndef Version
  #define Version "0.0.0"
#endif
#define Program "Dialogdag.exe"
#define Icon "resources\images\dialogdag.ico"

[Setup]
; Never change AppId: Windows knows the program by it when a newer one is installed.
AppId={{1C55B8B7-F3DB-4863-A909-E761D4D4F163}
AppName=Dialogdag
AppVersion={#Version}
AppVerName=Dialogdag {#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Dialogdag
DisableProgramGroupPage=yes
; For the one who installs, without an administrator; for all on request, also by /ALLUSERS.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
#if GetEnv("DIALOGDAG_TRIAL") == ""
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
#endif
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=auto
OutputDir=dist-installer
OutputBaseFilename=Dialogdag-{#Version}-setup
UninstallDisplayName=Dialogdag
UninstallDisplayIcon={app}\{#Program}
#if FileExists(SourcePath + Icon)
SetupIconFile={#Icon}
#endif

[Languages]
Name: "nb"; MessagesFile: "compiler:Languages\Norwegian.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Messages]
nb.ConfirmUninstall=Vil du fjerne %1 fra denne maskinen?%n%nArkivene dine blir liggende.
en.ConfirmUninstall=Do you want to remove %1 from this computer?%n%nYour archives stay where they are.

[CustomMessages]
nb.ArchiveType=Dialogdag-arkiv
en.ArchiveType=Dialogdag archive
nb.OnTheDesktop=Lag en snarvei på skrivebordet
en.OnTheDesktop=Make a shortcut on the desktop
nb.OpenNow=Åpne Dialogdag nå
en.OpenNow=Open Dialogdag now

[Tasks]
Name: "desktop"; Description: "{cm:OnTheDesktop}"; Flags: unchecked

[InstallDelete]
; The parts of the version before: a file left over from it could be loaded by this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\Dialogdag\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Dialogdag"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\Dialogdag"; Filename: "{app}\{#Program}"; Tasks: desktop

[Registry]
; HKA: the user's own part of the registry, or everybody's when installed for all.
Root: HKA; Subkey: "Software\Classes\.dialogarkiv"; ValueType: string; ValueData: "Dialogdag.Archive"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.dialogarkiv\OpenWithProgids"; ValueType: string; ValueName: "Dialogdag.Archive"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Dialogdag.Archive"; ValueType: string; ValueData: "{cm:ArchiveType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Dialogdag.Archive\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\Dialogdag.Archive\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" --archive ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:OpenNow}"; Flags: nowait postinstall skipifsilent
