using Postfix.Config;

namespace Postfix.PostfixCommand.Upgrade;

/// <summary>A service of master.cf, and where its fields stand.</summary>
/// <param name="Fields">The fields that it has, up to the command.</param>
/// <param name="IsComment">Whether the entry is there for people only.</param>
internal sealed record ServiceEntry(IReadOnlyList<ServiceFieldText> Fields, bool IsComment)
{
    /// <summary>The text of a field; "" when the entry ends before it.</summary>
    public string this[MasterField field] => (int)field < Fields.Count ? Fields[(int)field].Text : "";
}
