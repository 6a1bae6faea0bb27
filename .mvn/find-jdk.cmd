@echo off
rem Finds the JDK that PoisonLab runs on and sets JAVA_HOME: what the script find-jdk beside it does for other systems.
rem Looks at JAVA_HOME, then at each java on the PATH, then into the usual folders.

call :consider "%JAVA_HOME%" && exit /b 0
for /f "delims=" %%J in ('where java 2^>nul') do call :consider "%%~dpJ.." && exit /b 0
for %%R in (
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Amazon Corretto"
  "%ProgramFiles%\BellSoft"
  "%ProgramFiles%\Zulu"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
  "%USERPROFILE%\.jdks"
  "%USERPROFILE%\.sdkman\candidates\java"
) do for /d %%J in ("%%~R\*") do call :consider "%%~J" && exit /b 0

echo PoisonLab needs JDK 25 or newer, found none. Install one (https://adoptium.net, or winget install EclipseAdoptium.Temurin.25.JDK) or set JAVA_HOME to it. 1>&2
exit /b 2

rem Takes the Java home %1 if its version suffices. The release file says JAVA_VERSION="25.0.3".
:consider
if not exist "%~1\bin\java.exe" exit /b 1
if not exist "%~1\release" exit /b 1
for /f tokens^=2^ delims^=^" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "delims=.-+" %%M in ("%%V") do if %%M GEQ 25 (
    set "JAVA_HOME=%~f1"
    exit /b 0
  )
)
exit /b 1
