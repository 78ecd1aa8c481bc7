@echo off
rem Runs the suite without Fiji; "ecm --help" says how. Builds the jar first if it is missing.
rem After a change of the sources: mvn -q package -DskipTests. ECM_JAVA_OPTS is passed to java.
setlocal
set "ECM_HOME=%~dp0"
call :newest
if defined ECM_JAR goto run
echo ecm: building, which takes a minute or two the first time 1>&2
pushd "%ECM_HOME%"
call mvn -q -B package -DskipTests 1>&2
if errorlevel 1 (
  popd
  echo ecm: the build failed 1>&2
  exit /b 1
)
popd
call :newest
:run
java %ECM_JAVA_OPTS% -jar "%ECM_JAR%" %*
exit /b %errorlevel%

:newest
set "ECM_JAR="
for /f "delims=" %%j in ('dir /b /o-d "%ECM_HOME%target\ecm-*-standalone.jar" 2^>nul') do (
  if not defined ECM_JAR set "ECM_JAR=%ECM_HOME%target\%%j"
)
exit /b 0
