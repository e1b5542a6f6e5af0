namespace Postfix.PostfixCommand.Upgrade;

/// <summary>Something that a later version of Postfix needs in master.cf.</summary>
internal interface IMasterRevision
{
    /// <summary>Brings the file up to date; returns what was done, or null when it was so already.</summary>
    string? Apply(MasterText master);
}
