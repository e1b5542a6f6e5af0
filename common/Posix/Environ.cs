using System.Runtime.InteropServices;
using System.Text;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>
/// The environment of the process as libc and its libraries see it, as byte strings. Change it only while the process
/// has one thread.
/// </summary>
public static class Environ
{
    /// <summary>The value of a variable; null when it is not set.</summary>
    public static unsafe string? Get(string name) => ByteStringMarshaller.FromNative(LibC.getenv(name));

    /// <summary>Sets a variable.</summary>
    public static void Set(string name, string value) =>
        LastError.ThrowIfNegative(LibC.setenv(name, value, 1), "setenv", name);

    /// <summary>Removes a variable.</summary>
    public static void Remove(string name) => LastError.ThrowIfNegative(LibC.unsetenv(name), "unsetenv", name);

    /// <summary>All variables as "NAME=value".</summary>
    public static unsafe IReadOnlyList<string> All()
    {
        var entries = new List<string>();
        byte** next = *(byte***)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ");
        while (next is not null && *next is not null)
            entries.Add(Encoding.Latin1.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*next++)));
        return entries;
    }

    /// <summary>Removes all variables that are not in the list.</summary>
    public static void Keep(IReadOnlySet<string> names)
    {
        foreach (string entry in All())
        {
            string name = entry[..Math.Max(entry.IndexOf('='), 0)];
            if (name.Length > 0 && !names.Contains(name))
                Remove(name);
        }
    }
}
