using System.Diagnostics;

namespace Postfix.Tests;

/// <summary>What a program reads.</summary>
internal static class ProcessInput
{
    /// <summary>Gives a program its whole input. One that ends before it has read it, say with an error, is judged by how it ends.</summary>
    public static void Feed(this Process process, string input)
    {
        try
        {
            using StreamWriter stream = process.StandardInput;
            stream.Write(input);
        }
        catch (IOException)
        {
        }
    }
}
