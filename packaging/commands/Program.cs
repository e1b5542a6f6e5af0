using Postfix.Cli;

namespace Postfix.Packaging;

internal static class Program
{
    private static readonly Dictionary<string, Func<int>> s_programs = new(StringComparer.Ordinal)
    {
        ["postfix"] = PostfixCommand.Program.Main,
        ["sendmail"] = Sendmail.Program.Main,
        ["mailq"] = Sendmail.Program.Main,
        ["newaliases"] = Sendmail.Program.Main,
        ["postsuper"] = Postsuper.Program.Main,
        ["postcat"] = Postcat.Program.Main,
        ["postconf"] = Postconf.Program.Main,
        ["postmap"] = Postmap.Program.Main,
        ["postalias"] = Postalias.Program.Main,
        ["postkick"] = Postkick.Program.Main,
        ["postlock"] = Postlock.Program.Main,
        ["postmulti"] = Postmulti.Program.Main,
        ["qshape"] = Qshape.Program.Main,
        ["smtp-source"] = SmtpSource.Program.Main,
        ["smtp-sink"] = SmtpSink.Program.Main,
        ["qmqp-source"] = QmqpSource.Program.Main,
        ["qmqp-sink"] = QmqpSink.Program.Main,
    };

    public static int Main() => new ProgramSet(s_programs).Run();
}
