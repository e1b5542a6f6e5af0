using Postfix.Config;
using Postfix.Logging;
using Postfix.Text;

namespace Postfix.Postmulti;

/// <summary>All instances in the order in which they are started: the primary one first.</summary>
internal sealed class InstanceList
{
    private readonly List<Instance> _instances = [];
    private readonly Claims _claims;

    private InstanceList(Claims claims) => _claims = claims;

    /// <summary>The instances.</summary>
    public IReadOnlyList<Instance> Instances => _instances;

    /// <summary>The value of <c>multi_instance_directories</c> that stands for the list.</summary>
    public string SecondaryDirectories => string.Join(' ', _instances.Skip(1).Select(instance => instance.ConfigDirectory));

    /// <summary>Reads the configurations of the primary instance and of those that it lists.</summary>
    /// <exception cref="FatalException">Two of them share a directory or a name.</exception>
    public static InstanceList Load(Settings primary, Claims claims)
    {
        List<string> directories = Tokens.SplitList(primary[MultiInstanceParameters.InstanceDirectories]);
        InstanceList list = new(claims);
        Instance first = Instance.Of(primary) with { IsPrimary = true };
        list.Add(directories.Count == 0 ? first with { IsEnabled = true } : first);
        foreach (string directory in directories)
            list.Add(Instance.Of(Settings.Load(directory)));
        return list;
    }

    /// <summary>Puts a new instance before the first secondary one that is selected, else at the end.</summary>
    /// <exception cref="FatalException">None is selected, or the instance has what is another one's.</exception>
    public void Insert(Instance instance, Selection before)
    {
        _claims.Add(instance);
        int place = _instances.FindIndex(1, before.Includes);
        if (place < 0 && before.Kind is SelectionKind.Group or SelectionKind.Instance)
            throw new FatalException("No matching secondary instances");
        _instances.Insert(place < 0 ? _instances.Count : place, instance);
    }

    /// <summary>The one instance that <c>-i</c> names.</summary>
    /// <exception cref="FatalException">There is none, or <c>-i</c> is missing.</exception>
    public Instance Find(Selection selection)
    {
        if (selection.Kind != SelectionKind.Instance)
            throw new FatalException("Select an instance via '-i name'");
        return _instances.Find(selection.Includes) ?? throw new FatalException($"No instance named {selection.Name}");
    }

    /// <summary>Removes an instance from the list.</summary>
    /// <exception cref="FatalException">It is the primary one, or enabled.</exception>
    public void Remove(Instance instance)
    {
        if (instance.IsPrimary)
            throw new FatalException("Cannot remove the primary instance");
        if (instance.IsEnabled)
            throw new FatalException("Cannot remove enabled instances");
        _instances.Remove(instance);
    }

    private void Add(Instance instance)
    {
        _claims.Add(instance);
        _instances.Add(instance);
    }
}
