using Postfix.Net;
using Postfix.Text;

namespace Postfix.Dns;

/// <summary>The syntax of domains in mail addresses.</summary>
public static class MailDomain
{
    /// <summary>Whether this is a host name; one in UTF-8 must have a valid ASCII form.</summary>
    public static bool IsHostName(string name, bool allowUtf8)
    {
        if (ByteText.IsAscii(name))
            return HostName.IsValid(name);
        return allowUtf8 && InternationalName.ToAscii(name) is { } ascii && HostName.IsValid(ascii);
    }
}
