using System.Net;

namespace Postfix.Smtpd.Session;

/// <summary>Names the network that an address belongs to.</summary>
internal static class AddressRange
{
    /// <summary><c>network/prefix</c>; the plain address when the prefix covers all of it.</summary>
    public static string Format(IPAddress address, int prefix)
    {
        byte[] bytes = address.GetAddressBytes();
        if (prefix >= bytes.Length * 8)
            return address.ToString();
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] &= MaskOf(prefix - (i * 8));
        return $"{new IPAddress(bytes)}/{prefix}";
    }

    private static byte MaskOf(int bits) => bits switch
    {
        >= 8 => 0xff,
        <= 0 => 0,
        _ => (byte)(0xff << (8 - bits)),
    };
}
