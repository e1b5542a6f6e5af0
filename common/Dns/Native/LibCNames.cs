using System.Runtime.InteropServices;

namespace Postfix.Dns.Native;

/// <summary>Name service functions of libc (netdb.h).</summary>
internal static unsafe partial class LibCNames
{
    public const int Inet = 2;
    public const int Inet6 = 10;
    public const int StreamSocket = 1;
    public const int NameRequired = 8;

    public const int NoName = -2;
    public const int TryAgain = -3;
    public const int NoData = -5;
    public const int NoMemory = -10;
    public const int SystemError = -11;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "getaddrinfo")]
    public static partial int GetAddressInfo(ReadOnlySpan<byte> node, nint service, in AddressInfo hints, out AddressInfo* result);

    [LibraryImport(Library, EntryPoint = "freeaddrinfo")]
    public static partial void FreeAddressInfo(AddressInfo* list);

    [LibraryImport(Library, EntryPoint = "getnameinfo")]
    public static partial int GetNameInfo(
        ReadOnlySpan<byte> address, uint addressLength, Span<byte> host, uint hostLength, nint service, uint serviceLength, int flags);

    [LibraryImport(Library, EntryPoint = "gai_strerror")]
    public static partial byte* ErrorText(int code);
}
