namespace Postfix.SmtpClient.Authentication;

/// <summary>How to log in to a server.</summary>
internal sealed record Account(string User, string Password)
{
    /// <summary>Not for logs.</summary>
    public override string ToString() => User;

    /// <summary>
    /// Reads a value of smtp_sasl_password_maps: user name, delimiter, password. The delimiter may occur in the password.
    /// </summary>
    public static Account Parse(string value, char delimiter)
    {
        int at = value.IndexOf(delimiter);
        return at < 0 ? new Account(value, "") : new Account(value[..at], value[(at + 1)..]);
    }
}
