using Postfix.Cli;

namespace Postfix.Postsuper;

internal static class Program
{
    public static int Main() => CommandHost.Run(new PostsuperCommand());
}
