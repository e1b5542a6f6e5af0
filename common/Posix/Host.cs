using System.Text;
using Postfix.Posix.Interop;

namespace Postfix.Posix;

/// <summary>The machine.</summary>
public static class Host
{
    private const int MaximumName = 256;

    /// <summary>gethostname(2): with or without domain, as the administrator set it.</summary>
    public static string Name
    {
        get
        {
            Span<byte> buffer = stackalloc byte[MaximumName];
            LastError.ThrowIfNegative(LibC.gethostname(ref buffer[0], MaximumName - 1), "gethostname");
            return Encoding.Latin1.GetString(buffer[..buffer.IndexOf((byte)0)]);
        }
    }

    /// <summary>getdomainname(2): the NIS domain; empty or "(none)" where there is no NIS.</summary>
    public static string NisDomain
    {
        get
        {
            Span<byte> buffer = stackalloc byte[MaximumName];
            LastError.ThrowIfNegative(LibC.getdomainname(ref buffer[0], MaximumName - 1), "getdomainname");
            return Encoding.Latin1.GetString(buffer[..buffer.IndexOf((byte)0)]);
        }
    }
}
