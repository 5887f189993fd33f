@echo off
rem Starts the command line: with the Java of JAVA_HOME, else that of the PATH; JAVA_OPTS are passed on.
setlocal

set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
where /q "%java%" 2>nul || if not exist "%java%" (
  echo harvestjob needs Java 17 or newer: set JAVA_HOME, or put java on the PATH>&2
  exit /b 255
)

rem a short command is over before the second compiler pays; a server is not
set "tuning=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if "%~1"=="serve" set "tuning="

"%java%" %tuning% -Xlog:disable %JAVA_OPTS% -jar "%~dp0harvestjob.jar" %*
exit /b %ERRORLEVEL%
