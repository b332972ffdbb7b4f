; Per user, without administrator's rights: program, start menu, file type, uninstaller.
Unicode true
!include "MUI2.nsh"

Name "ContractDesk"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\ContractDesk"
SetCompressor /SOLID lzma

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\ContractDesk"
!define CLASSES "Software\Classes"
!define MUI_ICON "${ICONS}/contractdesk.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\ContractDesk.exe"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString SHORTCUT ${LANG_ENGLISH} "ContractDesk"
LangString SHORTCUT ${LANG_SIMPCHINESE} "合同工作台"
LangString DOCUMENT ${LANG_ENGLISH} "ContractDesk document"
LangString DOCUMENT ${LANG_SIMPCHINESE} "合同工作台文档"

Section
  RMDir /r "$INSTDIR\_internal" ; an older version's libraries must not mix with the new ones
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\$(SHORTCUT).lnk" "$INSTDIR\ContractDesk.exe"
  WriteRegStr HKCU "${CLASSES}\.cdesk" "" "ContractDesk.Document"
  WriteRegStr HKCU "${CLASSES}\ContractDesk.Document" "" "$(DOCUMENT)"
  WriteRegStr HKCU "${CLASSES}\ContractDesk.Document\DefaultIcon" "" "$INSTDIR\ContractDesk.exe,0"
  WriteRegStr HKCU "${CLASSES}\ContractDesk.Document\shell\open\command" "" '"$INSTDIR\ContractDesk.exe" open "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "ContractDesk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\ContractDesk.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\ContractDesk.lnk"
  Delete "$SMPROGRAMS\合同工作台.lnk"
  DeleteRegKey HKCU "${CLASSES}\.cdesk"
  DeleteRegKey HKCU "${CLASSES}\ContractDesk.Document"
  DeleteRegKey HKCU "${UNINSTALL}"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\ContractDesk.exe"
  Delete "$INSTDIR\contractdesk-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd
