using Postfix.Config;

namespace Postfix.Postconf;

/// <summary>What users call the columns of master.cf.</summary>
internal static class MasterFieldNames
{
    public const int Count = (int)MasterField.Command + 1;

    private static readonly string[] Names =
        ["service", "type", "private", "unprivileged", "chroot", "wakeup", "process_limit", "command"];

    public static string Of(MasterField field) => Names[(int)field];

    /// <summary>The column with that name; null for the wildcard.</summary>
    public static MasterField? Parse(string name)
    {
        int index = Array.IndexOf(Names, name);
        return name == ServicePattern.Wildcard ? null
            : index >= 0 ? (MasterField)index
            : throw new ConfigurationException($"invalid service attribute name: \"{name}\"");
    }
}
