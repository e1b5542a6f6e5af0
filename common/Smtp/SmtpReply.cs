namespace Postfix.Smtp;

/// <summary>One complete server reply (RFC 5321, section 4.2), made fit for logs and bounce messages.</summary>
/// <param name="Code">The three digits of the last line; 0 when it had none.</param>
/// <param name="Status">Enhanced status code; <c>X.0.0</c> when the server gave none, <c>5.5.0</c> when the reply makes no sense
/// as a result.</param>
/// <param name="Text">All lines with their codes, separated by line feeds.</param>
public sealed record SmtpReply(int Code, string Status, string Text)
{
    /// <summary>First digit of the code; 0 for garbage.</summary>
    public int Class => Code / 100;

    /// <summary>The server did what was asked.</summary>
    public bool IsPositive => Class == 2;

    /// <summary>The text in one line, as it appears in logs and delivery reports.</summary>
    public string OneLine => Text.Replace('\n', ' ');
}
