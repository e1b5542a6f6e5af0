using Postfix.Config;
using Postfix.Logging;
using Postfix.Postmulti;

namespace Postfix.Tests.Postmulti;

public sealed class InstanceListTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Without_others_the_primary_instance_is_enabled()
    {
        WriteInstance("etc", "");
        Instance only = Assert.Single(Load().Instances);
        Assert.True(only is { IsPrimary: true, IsEnabled: true });
    }

    [Fact]
    public void Instances_are_those_that_the_primary_one_lists_in_that_order()
    {
        WriteInstance("etc", $"multi_instance_directories = {_directory / "b"}, {_directory / "a"}\n");
        WriteInstance("a", "multi_instance_name = postfix-a\nmulti_instance_enable = yes\n");
        WriteInstance("b", "multi_instance_group = g\n");

        InstanceList list = Load();

        Assert.Equal([_directory / "etc", _directory / "b", _directory / "a"], list.Instances.Select(instance => instance.ConfigDirectory));
        Assert.Equal([false, false, true], list.Instances.Select(instance => instance.IsEnabled));
        Assert.Equal($"{_directory / "b"} {_directory / "a"}", list.SecondaryDirectories);
        Assert.Equal(_directory / "a", list.Find(new Selection(SelectionKind.Instance, "postfix-a")).ConfigDirectory);
        Assert.Equal(_directory / "a", list.Find(new Selection(SelectionKind.Instance, "a")).ConfigDirectory);
        Assert.Equal(_directory / "b", list.Find(new Selection(SelectionKind.Instance, _directory / "b")).ConfigDirectory);
        Assert.True(list.Find(new Selection(SelectionKind.Instance, "-")).IsPrimary);
        Assert.Equal("No instance named c", Assert.Throws<FatalException>(() => list.Find(new Selection(SelectionKind.Instance, "c"))).Message);
    }

    [Theory]
    [InlineData(nameof(SelectionKind.None), "", "a b n")]
    [InlineData(nameof(SelectionKind.All), "", "n a b")]
    [InlineData(nameof(SelectionKind.Group), "g", "a n b")]
    [InlineData(nameof(SelectionKind.Instance), "postfix-a", "n a b")]
    public void A_new_instance_comes_before_the_selected_ones(string kind, string name, string order)
    {
        WriteInstance("etc", $"multi_instance_directories = {_directory / "a"} {_directory / "b"}\n");
        WriteInstance("a", "multi_instance_name = postfix-a\n");
        WriteInstance("b", "multi_instance_group = g\n");
        InstanceList list = Load();
        list.Insert(new Instance(_directory / "n", "/n/queue", "/n/data"), new Selection(Enum.Parse<SelectionKind>(kind), name));
        Assert.Equal(order, string.Join(' ', list.Instances.Skip(1).Select(instance => Path.GetFileName(instance.ConfigDirectory))));
    }

    [Fact]
    public void A_selection_that_fits_no_secondary_instance_is_refused()
    {
        WriteInstance("etc", "multi_instance_name = postfix-a\n");
        InstanceList list = Load();
        Instance instance = new(_directory / "n", "/n/queue", "/n/data");
        Assert.Equal("No matching secondary instances",
            Assert.Throws<FatalException>(() => list.Insert(instance, new Selection(SelectionKind.Instance, "postfix-a"))).Message);
    }

    [Fact]
    public void Two_instances_with_one_queue_are_refused()
    {
        WriteInstance("etc", $"multi_instance_directories = {_directory / "a"}\nqueue_directory = /one/spool\n");
        WriteInstance("a", "queue_directory = /one/spool\n");
        Assert.Equal(
            $"instance {_directory / "a"}, queue_directory=/one/spool conflicts with instance {_directory / "etc"}, queue_directory=/one/spool",
            Assert.Throws<FatalException>(Load).Message);
    }

    [Fact]
    public void The_primary_instance_and_enabled_ones_stay()
    {
        WriteInstance("etc", $"multi_instance_directories = {_directory / "a"}\n");
        WriteInstance("a", "multi_instance_enable = yes\n");
        InstanceList list = Load();
        Assert.Equal("Cannot remove the primary instance", Assert.Throws<FatalException>(() => list.Remove(list.Instances[0])).Message);
        Assert.Equal("Cannot remove enabled instances", Assert.Throws<FatalException>(() => list.Remove(list.Instances[1])).Message);
    }

    private InstanceList Load() => InstanceList.Load(Settings.Load(_directory / "etc"), new Claims());

    private void WriteInstance(string name, string main)
    {
        Directory.CreateDirectory(_directory / name);
        _directory.Write($"{name}/main.cf", $"compatibility_level = 3.6\nqueue_directory = /{name}/queue\ndata_directory = /{name}/data\n{main}");
    }
}
