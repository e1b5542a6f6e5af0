namespace Postfix.Mail;

/// <summary>What a line is with respect to <see cref="MimeBoundaries"/>, and what the content after it is by default.</summary>
internal readonly record struct BoundaryMatch(BoundaryKind Kind, MimeEntity Next);
