using System.Diagnostics;

namespace Postfix.Tests.System;

/// <summary>The bash completion with commands that say in their help what those of the mail system say, and answer its questions.</summary>
public sealed class CompletionTests : IDisposable
{
    private const string Common =
        """
          -c config_dir            use the configuration in this directory
          -v                       say more
          --help                   show the options
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("completion-").FullName;

    public CompletionTests()
    {
        Directory.CreateDirectory(_directory + "/etc/deep");
        Directory.CreateDirectory(_directory + "/spool/deferred/A");
        foreach (string queue in (string[])["hold", "incoming", "active"])
            Directory.CreateDirectory($"{_directory}/spool/{queue}");
        File.WriteAllText(_directory + "/etc/table", "");
        File.WriteAllText(_directory + "/spool/deferred/A/A123", "");
        File.WriteAllText(_directory + "/spool/hold/B456", "");
        Fake("postconf", Common + "\n  -e                       set\n  -T mode                  show details of TLS\n  -#                       comment out",
            $"""
            case "$*" in
            -m) printf 'btree\nhash\n' ;;
            -l) printf 'flock\nfcntl\n' ;;
            -dH) printf 'mail_owner\nmydomain\nmyhostname\nqueue_directory\nsoft_bounce\n' ;;
            -nH) printf 'myhostname\n' ;;
            -M) printf 'smtp inet n - n - - smtpd\n    -o a=b\nsmtp unix - - n - - smtp\nqmgr unix n - n 300 1 qmgr\n' ;;
            '-xh queue_directory') printf '%s\n' "$MAIL_CONFIG/../spool" ;;
            '-dh soft_bounce') echo no ;;
            *) echo trouble >&2; exit 1 ;;
            esac
            """);
        Fake("postfix", Common +
            "\n  start                    start\n  stop                     stop\n  check                    look\n  check -q                 say nothing"
            + "\n  set-permissions          set\n  tls enable-client        TLS\n  tls enable-server [-r randsource] a long one");
        Fake("postmap", Common + "\n  -q key                   search");
        Fake("postsuper", Common + "\n  -d queue_id              delete\n  -h queue_id              hold");
        Fake("postcat", Common + "\n  -q                       from the queue");
        Fake("sendmail", "  -bp                      list the queue\n  -f sender, -r sender     from\n  -i, -oi                  a dot is a dot");
        Fake("postmulti", Common +
            "\n  -e init                  prepare\n  -e import                take in\n  -e action                do one of these\n  -i name                  one\n  -g group                 some\n  -p                       run",
            "[ \"$*\" = -l ] && printf -- '- - y /etc/postfix\\nout mail y /etc/out\\n'");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("postmap|-", "-c|-v|--help|-q")]
    [InlineData("postmap|--", "--help")]
    [InlineData("postconf|-", "-c|-v|--help|-e|-T|-#")]
    [InlineData("sendmail|-", "-bp|-f|-r|-i|-oi")]
    [InlineData("postmulti|-", "-c|-v|--help|-e|-i|-g|-p")]
    public void Options_are_those_of_the_help(string words, string offers) => AssertOffers(words, offers);

    [Theory]
    [InlineData("postmap|-c|ETC/d", "ETC/deep")]
    [InlineData("postmap|-vc|ETC/", "ETC/deep")]
    [InlineData("postmap|-q|", "")]
    [InlineData("postconf|-T|r", "run-version")]
    [InlineData("postmulti|-e|", "import|init")]
    [InlineData("postmulti|-i|", "out")]
    [InlineData("postmulti|-g|m", "mail")]
    [InlineData("postsuper|-c|ETC|-d|", "ALL|-|A123|B456", true)]
    [InlineData("postsuper|-c|ETC|-h|A|-d|A1", "A123")]
    [InlineData("postcat|-c|ETC|-q|B", "B456")]
    public void Values_follow_their_name_in_the_help(string words, string offers, bool inAnyOrder = false) => AssertOffers(words, offers, inAnyOrder);

    [Theory]
    [InlineData("postmap|", "btree:|hash:")]
    [InlineData("postmap|h", "hash:")]
    [InlineData("postmap|hash|:|ETC/t", "ETC/table")]
    [InlineData("postmap|ETC/t", "ETC/table")]
    [InlineData("postmap|-q|key|hash|:|ETC/t", "ETC/table")]
    [InlineData("postmap|hash|:|ETC/table|b", "btree:")]
    public void Tables_have_a_type_and_a_file(string words, string offers) => AssertOffers(words, offers);

    [Theory]
    [InlineData("postconf|my", "mydomain|myhostname")]
    [InlineData("postconf|-d|so", "soft_bounce")]
    [InlineData("postconf|-n|", "myhostname")]
    [InlineData("postconf|-e|my", "mydomain=|myhostname=")]
    [InlineData("postconf|-e|soft_bounce|=|", "yes|no")]
    [InlineData("postconf|-e|queue_directory|=|ETC/", "ETC/deep")]
    [InlineData("postconf|-e|mail_owner|=|roo", "root")]
    [InlineData("postconf|-M|s", "smtp/inet|smtp/unix")]
    [InlineData("postconf|-F|qmgr/unix/w", "qmgr/unix/wakeup")]
    [InlineData("postconf|-P|smtp/inet/myd", "smtp/inet/mydomain")]
    public void Parameters_and_services_come_from_the_configuration(string words, string offers) => AssertOffers(words, offers);

    [Theory]
    [InlineData("postfix|", "check|set-permissions|start|stop|tls")]
    [InlineData("postfix|-c|ETC|st", "start|stop")]
    [InlineData("postfix|tls|", "enable-client|enable-server")]
    [InlineData("postfix|set-permissions|setg", "setgid_group=")]
    [InlineData("postfix|set-permissions|mail_owner|=|roo", "root")]
    [InlineData("postfix|post-install|up", "upgrade-configuration|upgrade-package|upgrade-permissions|upgrade-source")]
    [InlineData("postmulti|-p|s", "set-permissions|start|stop")]
    public void Commands_of_postfix_are_those_of_its_help(string words, string offers) => AssertOffers(words, offers);

    [Fact]
    public void A_command_that_does_not_exist_or_has_no_help_offers_nothing() => Assert.Empty(Complete("postlog|-"));

    [Fact]
    public void A_mail_system_that_does_not_answer_costs_two_seconds_at_most()
    {
        Fake("postmulti", "  -i name                  one", "sleep 60");
        long start = Stopwatch.GetTimestamp();
        Assert.Empty(Complete("postmulti|-i|"));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Commands_of_an_installation_are_completed_by_their_own_help()
    {
        string sbin = Path.Combine(MailSystem.Root, "dist/usr/sbin");
        foreach (string command in (string[])["postmap", "postconf", "postfix"])
        {
            using Process help = Process.Start(new ProcessStartInfo(Path.Combine(sbin, command), "--help") { RedirectStandardOutput = true })!;
            string[] options = [.. from line in help.StandardOutput.ReadToEnd().Split('\n') where line.StartsWith("  -", StringComparison.Ordinal) select line[2..4]];
            Assert.Subset(Complete($"{sbin}/{command}|-").Select(option => option[..2]).ToHashSet(), options.ToHashSet());
        }
    }

    private void AssertOffers(string words, string offers, bool inAnyOrder = false)
    {
        string[] expected = [.. offers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Named)];
        IReadOnlyList<string> found = Complete(words);
        Assert.Equal(inAnyOrder ? expected.Order(StringComparer.Ordinal).ToArray() : expected, inAnyOrder ? found.Order(StringComparer.Ordinal).ToArray() : found);
    }

    private string Named(string word) => word.Replace("ETC", _directory + "/etc", StringComparison.Ordinal);

    // What bash would offer for a line of these words, the last of which is being typed.
    private IReadOnlyList<string> Complete(string words)
    {
        const string script =
            """
            . "$1"
            shift
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
            _postfix_complete
            ((${#COMPREPLY[@]} == 0)) || printf '%s\n' "${COMPREPLY[@]}"
            """;
        ProcessStartInfo start = new("bash", ["--norc", "-u", "-c", script, "bash",
            Path.Combine(MailSystem.Root, "packaging/completion/postfix.bash"), .. words.Split('|').Select(Named)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = MailSystem.Root,
        };
        start.Environment["PATH"] = $"{_directory}:/usr/bin:/bin";
        using Process bash = Process.Start(start)!;
        Task<string> errors = bash.StandardError.ReadToEndAsync();
        string output = bash.StandardOutput.ReadToEnd();
        Assert.Equal("", errors.GetAwaiter().GetResult());
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private void Fake(string name, string help, string otherwise = "exit 1")
    {
        string path = $"{_directory}/{name}";
        File.WriteAllText(path, $"#!/bin/sh\nif [ \"$1\" = --help ]; then cat <<'EOF'\nusage: {name} ...\n{help}\nEOF\nexit\nfi\n{otherwise}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
