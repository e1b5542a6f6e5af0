namespace Postfix.Mail;

/// <summary>Variable envelope return paths (VERP_README): a sender address that names the recipient, so that bounces tell who failed.</summary>
public static class VerpAddress
{
    /// <summary><c>prefix+user=domain@origin</c> from the sender <c>prefix@origin</c> and the recipient <c>user@domain</c>.</summary>
    /// <param name="sender">Envelope sender, internal form.</param>
    /// <param name="delimiters">Two characters, such as <c>+=</c>.</param>
    /// <param name="recipient">The address that the sender of the mail knows, internal form.</param>
    public static string Expand(string sender, string delimiters, string recipient)
    {
        AddressParts from = EmailAddress.Split(sender);
        AddressParts to = EmailAddress.Split(recipient);
        string user = string.IsNullOrEmpty(to.Domain) ? to.LocalPart : $"{to.LocalPart}{delimiters[1]}{to.Domain}";
        string local = $"{from.LocalPart}{delimiters[0]}{user}";
        return string.IsNullOrEmpty(from.Domain) ? local : $"{local}@{from.Domain}";
    }

    /// <summary>Whether these are two delimiters that <c>verp_delimiter_filter</c> allows.</summary>
    public static bool AreValid(string delimiters, string allowed) =>
        delimiters.Length == 2 && allowed.Contains(delimiters[0]) && allowed.Contains(delimiters[1]);
}
