using System.Globalization;
using Postfix.Smtp;

namespace Postfix.SmtpClient.Authentication;

/// <summary>An entry of the table of refused logins, as Postfix writes it: time;password digest;status code;reply.</summary>
/// <param name="Time">When it was, in seconds since 1970.</param>
/// <param name="PasswordDigest">What stands for the password.</param>
/// <param name="Status">Enhanced status code of the reply.</param>
/// <param name="Text">The reply in one line.</param>
internal sealed record RefusedLogin(long Time, string PasswordDigest, string Status, string Text)
{
    private const int Fields = 4;

    /// <summary>Reads an entry; null when it is none.</summary>
    public static RefusedLogin? Parse(string entry) =>
        entry.Split(';', Fields) is [var time, { Length: > 0 } digest, var status, { Length: > 0 } text]
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && EnhancedStatus.Length(status) == status.Length && status.Length > 0
            ? new RefusedLogin(seconds, digest, status, text)
            : null;

    /// <summary>The entry.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Time};{PasswordDigest};{Status};{Text}");
}
