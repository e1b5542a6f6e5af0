using System.Runtime.InteropServices;
using System.Text;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>The argument vector of this process.</summary>
public static class Arguments
{
    private const string CommandLineFile = "/proc/self/cmdline";
    private const nuint ExecutedFileEntry = 31; // AT_EXECFN

    /// <summary>
    /// The path that this process was started with (getauxval(3), AT_EXECFN). Unlike argv[0] it is not the caller's choice; a symbolic
    /// link in it is not resolved. Null when the system does not tell.
    /// </summary>
    public static string? ExecutedFile => Marshal.PtrToStringUTF8(LibC.getauxval(ExecutedFileEntry));

    /// <summary>argv as byte strings, argv[0] (the name that the program was called by) included.</summary>
    public static string[] FromProcess()
    {
        string[] decoded = Environment.GetCommandLineArgs();
        using FileDescriptor? file = FileSystem.TryOpen(CommandLineFile, OpenFlags.ReadOnly, 0, out _);
        if (file is null)
            return Array.ConvertAll(decoded, text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)));
        string[] all = Encoding.Latin1.GetString(FileSystem.ReadAll(CommandLineFile)).Split('\0')[..^1];
        // Started as "dotnet program.dll …" the vector begins with the host.
        return all[^Math.Min(decoded.Length, all.Length)..];
    }
}
