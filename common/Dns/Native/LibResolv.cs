using System.Runtime.InteropServices;

namespace Postfix.Dns.Native;

/// <summary>The system resolver, which knows resolv.conf (resolver(3)).</summary>
internal static unsafe partial class LibResolv
{
    /// <summary>Bytes of <c>struct __res_state</c>, with room to spare; only <c>options</c> is touched from here.</summary>
    public const int StateSize = 1024;

    /// <summary>Offset of <c>options</c>, an unsigned long.</summary>
    public const int OptionsOffset = 8;

    public const ulong DefaultDomain = 0x80;
    public const ulong SearchDomains = 0x200;
    public const ulong UseEdns = 0x0010_0000;
    public const ulong UseDnssec = 0x0080_0000;
    public const ulong TrustAuthenticData = 0x0400_0000;

    private const string Library = "libresolv.so.2";

    [LibraryImport(Library, EntryPoint = "__res_ninit")]
    public static partial int Initialize(ResolverState state);

    [LibraryImport(Library, EntryPoint = "__res_nclose")]
    public static partial void Close(nint state);

    [LibraryImport(Library, EntryPoint = "res_nsend")]
    public static partial int Send(
        ResolverState state, ReadOnlySpan<byte> question, int questionLength, Span<byte> answer, int answerLength);

    [LibraryImport(Library, EntryPoint = "res_nsearch")]
    public static partial int Search(
        ResolverState state, ReadOnlySpan<byte> name, int recordClass, int type, Span<byte> answer, int answerLength);
}
