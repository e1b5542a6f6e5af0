using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Sendmail;

/// <summary>The name of a person, for a From: header that the message lacks.</summary>
internal static class FullName
{
    /// <summary>NAME from the environment, else the first part of the account's comment field; null for an unknown user.</summary>
    public static string? OfUser(uint uid)
    {
        if (Environ.Get("NAME") is { } given)
        {
            return given;
        }

        if (Users.Find(uid) is not { } user)
        {
            return null;
        }

        int end = user.Gecos.AsSpan().IndexOfAny(",;%");
        string name = end < 0 ? user.Gecos : user.Gecos[..end];

        // By an old convention the login name, capitalized, stands where an ampersand is.
        string login = user.Name.Length > 0 ? ByteText.UpperAscii(user.Name[..1]) + user.Name[1..] : "";
        return name.Replace("&", login);
    }
}
