namespace Postfix.Lookup.Tables;

/// <summary>What a database does about a key that it has already.</summary>
internal static class DuplicateKeys
{
    /// <summary>Whether a new value takes the place of the old one.</summary>
    public static bool AreReplaced(TableRequest request, EntryKind kind) =>
        kind != EntryKind.Ordinary || request.Has(TableFlags.ReplaceDuplicates);

    /// <summary>Says so or not, as requested at opening; without any request a duplicate is an error.</summary>
    public static PutOutcome Report(TableRequest request, string path, string key)
    {
        string message = $"{path}: duplicate entry: \"{key}\"";
        if (request.Has(TableFlags.IgnoreDuplicates))
            return PutOutcome.Duplicate;
        if (!request.Has(TableFlags.WarnDuplicates))
            throw new TableException(message);
        request.Context.Log.Warning(message);
        return PutOutcome.Duplicate;
    }
}
