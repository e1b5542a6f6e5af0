# make          native programs in dist/
# make run      a complete mail system in ./run, with a demonstration (ONCE=1 stops after it)
# make test     all tests; ends with "tests: N passed, N failed"
# make swap-test  single programs exchanged between Debian's postfix and ours (root)
# make html     the manual in docs/html, from docs/manual
# make install  puts dist/ where Debian's package puts Postfix (DESTDIR=/elsewhere for packaging)

# Daemons and commands share an executable each; what runs with rights that its caller does not have is one of its own.
EXECUTABLES = packaging/daemons packaging/commands runas postdrop postqueue postlog
LIBRARIES = libdb5.3 liblmdb0 libpcre2-8-0 libidn2-0 libssl3 libsqlite3-0 libsasl2-2
TOOLCHAIN = gcc zlib1g-dev
PROGRAMS = $(patsubst %/Program.cs,%,$(wildcard */Program.cs))
SOURCES = $(shell find common $(PROGRAMS) etc packaging docs/manual -type f -not -path '*/obj/*' -not -path '*/bin/*') \
	Directory.Build.props Directory.Build.targets Directory.Packages.props
MANUAL = dotnet run --project packaging/manual -- docs/manual
DIST = dist
DESTDIR =

export DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1

.PHONY: all native packages accounts html run test swap-test install clean
all: $(DIST)/.complete

$(DIST)/.complete: $(SOURCES) | packages accounts
	@$(MAKE) --no-print-directory native
	@touch $@

native:
	dotnet msbuild packaging/native.proj -nologo -v:quiet -m -nodeReuse:false \
		-p:NativeFramework=$$(packaging/native-framework) "-p:Programs=$(EXECUTABLES)"
	packaging/layout . $(DIST)
	$(MANUAL) man $(DIST)/usr/share/man

html:
	$(MANUAL) html docs/html

packages:
	@packaging/packages $(LIBRARIES) $(TOOLCHAIN)

accounts:
	@packaging/accounts

run: all
	@packaging/run $(if $(ONCE),--once)

test: all
	@tests/run

swap-test: all
	@tests/swap/run

install: all
	packaging/install $(DIST) "$(DESTDIR)"

clean:
	rm -rf build $(DIST)
	find . -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
