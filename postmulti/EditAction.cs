namespace Postfix.Postmulti;

/// <summary>What <c>-e</c> does; names are those of the command line, in the order of messages.</summary>
internal enum EditAction
{
    Create,
    Destroy,
    Import,
    Deport,
    Enable,
    Disable,
    Assign,
    Init,
}
