; Setup for Windows, compiled by Inno Setup 6.4 or newer; see make_setup.py beside this file, which gives
; Version, Bundle (the folder with mynah.exe), Output (the folder for the setup), Icon and Megabytes.
;
; Silent: mynah-setup.exe /VERYSILENT /SUPPRESSMSGBOXES [/ALLUSERS | /CURRENTUSER] [/DIR=FOLDER]
; and unins000.exe /VERYSILENT to remove it. What people made is never touched.

#ifndef Version
  #error Version is not given: compile with make_setup.py
#endif

[Setup]
AppId={{6B5A2E0C-3F0B-4C57-9E6B-9E1C5A0D7A31}
AppName=Mynah
AppVersion={#Version}
AppVerName=Mynah {#Version}
AppPublisher=Mynah contributors
AppPublisherURL=https://mynah.github.io
AppSupportURL=https://github.com/mynah/mynah/issues
VersionInfoVersion={#Version}
; Nobody needs to be an administrator; whoever is may choose to install it for everybody.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
DefaultDirName={code:ProgramFolder}
DisableProgramGroupPage=yes
DisableDirPage=auto
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
; The menu and the file manager learn of the new types at once.
ChangesAssociations=yes
; An open Mynah holds files of the bundle: it is asked to close, and started again afterwards.
CloseApplications=yes
RestartApplications=no
OutputDir={#Output}
OutputBaseFilename=Mynah-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
LZMANumBlockThreads=2
#if Int(Megabytes) > 2000
; One file of a setup may hold two gigabytes; then there are Mynah-...-1.bin and so on beside it.
DiskSpanning=yes
DiskSliceSize=2000000000
#endif
WizardStyle=modern
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\mynah.exe
UninstallDisplayName=Mynah
LicenseFile={#SourcePath}\..\..\LICENSE
SetupLogging=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[CustomMessages]
en.VoiceType=Mynah voice
de.VoiceType=Mynah-Stimme
es.VoiceType=Voz de Mynah
en.WorkspaceType=Mynah workspace
de.WorkspaceType=Mynah-Arbeitsordner
es.WorkspaceType=Espacio de trabajo de Mynah
en.DataStays=Mynah was removed. What you made with it stays:%n%nrecordings and voices: %1%nsettings and models: %2%n%nDelete these folders yourself if you do not want them any more.
de.DataStays=Mynah wurde entfernt. Was Sie damit gemacht haben, bleibt:%n%nAufnahmen und Stimmen: %1%nEinstellungen und Modelle: %2%n%nLöschen Sie diese Ordner selbst, wenn Sie sie nicht mehr brauchen.
es.DataStays=Mynah se ha eliminado. Lo que hizo con él se queda:%n%ngrabaciones y voces: %1%najustes y modelos: %2%n%nElimine usted esas carpetas si ya no las quiere.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Libraries of the version before would be found beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Mynah"; Filename: "{app}\mynah.exe"; AppUserModelID: "io.github.mynah.Mynah"
Name: "{autodesktop}\Mynah"; Filename: "{app}\mynah.exe"; Tasks: desktopicon; AppUserModelID: "io.github.mynah.Mynah"

[Registry]
Root: HKA; Subkey: "Software\Classes\.mynahvoice"; ValueType: string; ValueData: "Mynah.Voice"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Mynah.Voice"; ValueType: string; ValueData: "{cm:VoiceType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Mynah.Voice\DefaultIcon"; ValueType: string; ValueData: """{app}\mynah.exe"",0"
Root: HKA; Subkey: "Software\Classes\Mynah.Voice\shell\open\command"; ValueType: string; ValueData: """{app}\mynah.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.mynah"; ValueType: string; ValueData: "Mynah.Workspace"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Mynah.Workspace"; ValueType: string; ValueData: "{cm:WorkspaceType}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Mynah.Workspace\DefaultIcon"; ValueType: string; ValueData: """{app}\mynah.exe"",0"
Root: HKA; Subkey: "Software\Classes\Mynah.Workspace\shell\open\command"; ValueType: string; ValueData: """{app}\mynah.exe"" ""%1"""
; Sound files keep their program; Mynah is among those to choose from.
Root: HKA; Subkey: "Software\Classes\Applications\mynah.exe\shell\open\command"; ValueType: string; ValueData: """{app}\mynah.exe"" ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\mynah.exe\SupportedTypes"; ValueType: string; ValueName: ".wav"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\mynah.exe\SupportedTypes"; ValueType: string; ValueName: ".flac"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\mynah.exe\SupportedTypes"; ValueType: string; ValueName: ".mp3"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\mynah.exe\SupportedTypes"; ValueType: string; ValueName: ".ogg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\mynah.exe\SupportedTypes"; ValueType: string; ValueName: ".m4a"; ValueData: ""

[Run]
Filename: "{app}\mynah.exe"; Description: "{cm:LaunchProgram,Mynah}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: filesandordirs; Name: "{app}\_internal"
Type: dirifempty; Name: "{app}"

[Code]
// {autopf} means the same places; wine does not know the one of a single user.
function ProgramFolder(Param: String): String;
begin
  if IsAdminInstallMode then
    Result := ExpandConstant('{commonpf}\Mynah')
  else
    Result := ExpandConstant('{localappdata}\Programs\Mynah');
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Words: String;
begin
  if CurUninstallStep <> usPostUninstall then
    Exit;
  Words := FmtMessage(CustomMessage('DataStays'), [
    ExpandConstant('{userdocs}\Mynah'), ExpandConstant('{localappdata}\mynah')]);
  Log(Words);
  if not UninstallSilent then
    MsgBox(Words, mbInformation, MB_OK);
end;
