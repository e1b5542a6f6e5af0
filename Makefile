# make          native programs in dist/
# make run      a complete mail system in ./run, with a demonstration (ONCE=1 stops after it)
# make test     all tests; ends with "tests: N passed, N failed"
# make install  puts dist/ where Debian's package puts Postfix (DESTDIR=/elsewhere for packaging)

DAEMONS = master smtpd pickup cleanup trivial-rewrite qmgr local virtual smtp error discard bounce flush showq proxymap anvil \
	postlogd runas
COMMANDS = postfix sendmail postdrop postqueue postsuper postcat postconf postmap postalias postlog postkick postlock
PROGRAMS = $(DAEMONS) $(COMMANDS)
LIBRARIES = libdb5.3 liblmdb0 libpcre2-8-0 libidn2-0 libssl3 libsqlite3-0 libsasl2-2
TOOLCHAIN = gcc zlib1g-dev
SOURCES = $(shell find common $(PROGRAMS) etc packaging -type f -not -path '*/obj/*' -not -path '*/bin/*') \
	Directory.Build.props Directory.Build.targets Directory.Packages.props
DIST = dist
DESTDIR =

export DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1

.PHONY: all native packages accounts run test install clean
all: $(DIST)/.complete

$(DIST)/.complete: $(SOURCES) | packages accounts
	@$(MAKE) --no-print-directory native
	@touch $@

native:
	dotnet msbuild packaging/native.proj -nologo -v:quiet -m -nodeReuse:false \
		-p:NativeFramework=$$(packaging/native-framework) "-p:Programs=$(PROGRAMS)"
	packaging/layout . $(DIST) $(PROGRAMS)

packages:
	@packaging/packages $(LIBRARIES) $(TOOLCHAIN)

accounts:
	@packaging/accounts

run: all
	@packaging/run $(if $(ONCE),--once)

test: all
	@tests/run

install: all
	packaging/install $(DIST) "$(DESTDIR)"

clean:
	rm -rf build $(DIST)
	find . -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
