namespace Postfix.Postsuper;

/// <summary>How a message was chosen.</summary>
internal enum Naming
{
    /// <summary>By its queue id.</summary>
    Single,

    /// <summary>Together with all others.</summary>
    All,
}
