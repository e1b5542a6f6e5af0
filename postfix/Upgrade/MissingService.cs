namespace Postfix.PostfixCommand.Upgrade;

/// <summary>A service that every installation has.</summary>
/// <param name="Description">What it is, for the message.</param>
/// <param name="Entry">The entry that is added when there is no service of that name.</param>
internal sealed record MissingService(string Description, string Entry) : IMasterRevision
{
    /// <inheritdoc/>
    public string? Apply(MasterText master)
    {
        string name = new MasterText(Entry).Entries[0][ServiceField.Name];
        if (master.Entries.Any(entry => !entry.IsComment && entry[ServiceField.Name] == name))
            return null;
        master.Add(Entry);
        return $"adding missing entry for {Description}";
    }
}
