namespace Postfix.Postdrop;

internal static class Program
{
    public static int Main() => PostdropProgram.Run();
}
