namespace Postfix.Mail;

/// <summary>Kinds of boundary lines.</summary>
internal enum BoundaryKind
{
    None,
    Part,
    Last,
}
