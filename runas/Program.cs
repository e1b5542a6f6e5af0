using Postfix.Posix;

namespace Postfix.RunAs;

internal static class Program
{
    public static int Main() => CommandStart.Run(Arguments.FromProcess());
}
