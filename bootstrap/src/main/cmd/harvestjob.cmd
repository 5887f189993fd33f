@echo off
rem Starts harvestjob with the Java of JAVA_HOME, or else of the PATH; JAVA_OPTS are passed on.
setlocal

set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
where /q "%java%" 2>nul || if not exist "%java%" (
  echo harvestjob: needs Java 17 or newer: set JAVA_HOME, or put java on the PATH>&2
  exit /b 255
)

rem A command ends before Java's second compiler could help; a server does not.
set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if "%~1"=="serve" set "options="

rem Java itself ends with an exit code below 10, which no command does.
"%java%" %options% -Xlog:disable -Xlog:all=error:stderr -XX:+ExitOnOutOfMemoryError -Djdk.http.auth.tunneling.disabledSchemes= %JAVA_OPTS% -jar "%~dp0harvestjob.jar" %*
exit /b %ERRORLEVEL%
