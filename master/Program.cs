using Postfix.Posix;

namespace Postfix.Master;

internal static class Program
{
    public static int Main() => new MasterProgram(Arguments.FromProcess()).Run();
}
