using System.Runtime.InteropServices;

namespace Postfix.Dns.Native;

/// <summary><c>struct addrinfo</c> of netdb.h, 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AddressInfo
{
    public int Flags;
    public int Family;
    public int SocketType;
    public int Protocol;
    public uint AddressLength;
    public byte* Address;
    public byte* CanonicalName;
    public AddressInfo* Next;
}
