using Postfix.Mail;
using Postfix.Text;

namespace Postfix.LocalDelivery;

/// <summary>A recipient address, folded and cut into what local(8) looks up.</summary>
/// <param name="Local">The complete local part.</param>
/// <param name="Domain">The domain; null when the address has none.</param>
/// <param name="User">The local part without the extension.</param>
/// <param name="Extension">The extension without its delimiter; null when there is none.</param>
/// <param name="Delimiter">What separates user and extension; '\0' without an extension.</param>
internal sealed record LocalAddress(string Local, string? Domain, string User, string? Extension, char Delimiter)
{
    /// <summary>No address.</summary>
    public static readonly LocalAddress None = new("", null, "", null, '\0');

    /// <summary>Cuts an address in internal form.</summary>
    /// <param name="address">The address.</param>
    /// <param name="split">Separates user and extension by <c>recipient_delimiter</c>.</param>
    public static LocalAddress Parse(string address, Func<string, LocalParts> split)
    {
        AddressParts folded = EmailAddress.Split(ByteText.FoldCase(address));
        LocalParts parts = split(folded.LocalPart);
        char delimiter = parts.Extension is null ? '\0' : folded.LocalPart[parts.User.Length];
        return new LocalAddress(folded.LocalPart, folded.Domain, parts.User, parts.Extension, delimiter);
    }

    /// <summary>
    /// Whether the extension would lead out of a directory when it becomes part of a file name. Such an extension is not used.
    /// </summary>
    public bool HasIllegalExtension => Extension is not null && Extension.Contains('/', StringComparison.Ordinal);

    /// <summary>The address without its extension.</summary>
    public LocalAddress WithoutExtension() => new(User, Domain, User, null, '\0');

    /// <summary>The address without the backslash that means "no alias, no .forward file".</summary>
    public LocalAddress WithoutBackslash() => this with { Local = Local[1..], User = User[1..] };
}
