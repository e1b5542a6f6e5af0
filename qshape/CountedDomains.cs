namespace Postfix.Qshape;

/// <summary>What is counted.</summary>
internal enum CountedDomains
{
    /// <summary>Each recipient that is still to be delivered to.</summary>
    Recipients,

    /// <summary>Each message, by its sender.</summary>
    Senders,
}
