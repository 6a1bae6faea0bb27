@echo off
rem The poisonlab command, as installed. POISONLAB_JAVA_OPTS adds options for the JVM, for example -Xmx8g.
setlocal
set "lib=%~dp0..\lib"
call "%lib%\find-jdk.cmd" || exit /b 2
rem PyTorch warns of what DJL calls.
if not defined TORCH_CPP_LOG_LEVEL set "TORCH_CPP_LOG_LEVEL=ERROR"
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr @poisonlab.jvm@ %POISONLAB_JAVA_OPTS% -cp "%lib%\*" io.poisonlab.cli.Main %*
exit /b %errorlevel%
