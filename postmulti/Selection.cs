namespace Postfix.Postmulti;

/// <summary>Which instances a command is for.</summary>
/// <param name="Kind">How they are chosen.</param>
/// <param name="Name">The name of the instance or the group.</param>
internal readonly record struct Selection(SelectionKind Kind, string Name = "")
{
    /// <summary>Whether an instance is among them.</summary>
    public bool Includes(Instance instance) => Kind switch
    {
        SelectionKind.All => true,
        SelectionKind.Group => instance.Group.Length > 0 && instance.Group == Name,
        SelectionKind.Instance => instance.IsCalled(Name),
        _ => false,
    };
}
