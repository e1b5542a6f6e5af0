using Postfix.Config;

namespace Postfix.PostfixCommand.Upgrade;

/// <summary>A service that an administrator may want, and finds as a comment.</summary>
/// <param name="Description">What it is, for the message.</param>
/// <param name="Entry">The comment that is added when there is neither such a comment nor such a service.</param>
internal sealed record OptionalService(string Description, string Entry) : IMasterRevision
{
    /// <inheritdoc/>
    public string? Apply(MasterText master)
    {
        ServiceEntry proposed = new MasterText(Entry).Entries[0];
        if (master.Entries.Any(entry => IsSame(entry, proposed, MasterField.Service) && IsSame(entry, proposed, MasterField.Command)))
            return null;
        master.Add(Entry);
        return $"adding missing entry for {Description}";
    }

    private static bool IsSame(ServiceEntry one, ServiceEntry other, MasterField field) => one[field] == other[field];
}
