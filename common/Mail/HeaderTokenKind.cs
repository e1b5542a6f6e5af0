namespace Postfix.Mail;

/// <summary>Kinds of <see cref="HeaderToken"/>.</summary>
internal enum HeaderTokenKind
{
    Word,
    Quoted,
    Special,
}
