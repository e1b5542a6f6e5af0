using Postfix.Config;

namespace Postfix.PostfixCommand.Upgrade;

/// <summary>A service that every installation has.</summary>
/// <param name="Description">What it is, for the message.</param>
/// <param name="Entry">The entry that is added when there is no service of that name.</param>
internal sealed record MissingService(string Description, string Entry) : IMasterRevision
{
    /// <summary>The program that serves.</summary>
    public string Program => Field(MasterField.Command);

    /// <inheritdoc/>
    public string? Apply(MasterText master)
    {
        string name = Field(MasterField.Service);
        if (master.Entries.Any(entry => !entry.IsComment && entry[MasterField.Service] == name))
            return null;
        master.Add(Entry);
        return $"adding missing entry for {Description}";
    }

    private string Field(MasterField field) => new MasterText(Entry).Entries[0][field];
}
