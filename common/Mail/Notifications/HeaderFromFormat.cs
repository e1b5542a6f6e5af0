namespace Postfix.Mail.Notifications;

/// <summary>Forms of a From: header that Postfix generates (<c>header_from_format</c>).</summary>
public enum HeaderFromFormat
{
    /// <summary><c>name &lt;address&gt;</c></summary>
    Standard,

    /// <summary><c>address (name)</c></summary>
    Obsolete,
}
