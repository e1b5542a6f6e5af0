using System.Runtime.InteropServices;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>What libldap tells of itself for <c>debuglevel</c> (ldap_table(5)): one level and one place for a whole process, as it has it.</summary>
internal static unsafe class LdapDebugging
{
    // lber.h
    private const int PrintFunction = 0x8001;
    private const int EncodingDebugLevel = 0x02;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Printer(byte* text);

    /// <summary>Sends what the library tells to the log.</summary>
    /// <param name="library">The library.</param>
    /// <param name="level">How much that is.</param>
    /// <param name="write">Takes log lines.</param>
    public static void Start(LdapLibrary library, int level, Action<string> write)
    {
        Printer print = text => write($"dict_ldap_debug: {ByteText.TrimEnd(ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text)))}");
        GCHandle.Alloc(print); // the library may call it as long as the process lives
        library.SetEncodingOption(0, PrintFunction, (void*)Marshal.GetFunctionPointerForDelegate(print));
        library.SetEncodingOption(0, EncodingDebugLevel, &level);
        library.SetOption(0, LdapOption.DebugLevel, &level);
    }
}
