namespace Postfix.Mail;

/// <summary>Variations of <see cref="EmailAddress.Quote"/>.</summary>
[Flags]
public enum QuoteStyle
{
    /// <summary>Quote the local part, which ends at the last @.</summary>
    Default = 0,

    /// <summary>An @ in the local part needs no quotes.</summary>
    ExposeAt = 1,

    /// <summary>The text is a local part without domain.</summary>
    BareLocalPart = 2,
}
