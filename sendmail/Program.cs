using Postfix.Cli;
using Postfix.Posix;

namespace Postfix.Sendmail;

internal static class Program
{
    public static int Main()
    {
        // Users know the program by its bare name; where it is installed is nobody's concern.
        string[] arguments = Arguments.FromProcess();
        string program = arguments[0][(arguments[0].LastIndexOf('/') + 1)..];
        SendmailCommand command = new(program) { InvokedAs = program };
        return CommandHost.Run(command, arguments[1..], Terminal.OfProcess());
    }
}
