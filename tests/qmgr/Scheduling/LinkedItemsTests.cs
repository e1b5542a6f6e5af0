using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager.Tests.Scheduling;

public class LinkedItemsTests
{
    [Fact]
    public void Behaves_like_a_list_under_random_operations()
    {
        var random = new Random(7);
        List<Item> expected = [];
        var actual = new LinkedItems<Item, Item.Access>();
        for (int i = 0; i < 20000; i++)
        {
            Item? some = expected.Count == 0 ? null : expected[random.Next(expected.Count)];
            switch (random.Next(6))
            {
                case 0: actual.Append(Added(expected.Count)); break;
                case 1: actual.Prepend(Added(0)); break;
                case 2: actual.InsertBefore(some, Added(some is null ? expected.Count : expected.IndexOf(some))); break;
                case 3 when some is not null:
                    expected = [.. expected.Skip(expected.IndexOf(some) + 1), .. expected.Take(expected.IndexOf(some) + 1)];
                    actual.RotateBehind(some);
                    break;
                case > 3 when some is not null && expected.Count > 5:
                    expected.Remove(some);
                    actual.Remove(some);
                    break;
            }
            Assert.Equal(expected.Count, actual.Count);
            if (i % 50 == 0)
                AssertSame(expected, actual);
        }

        Item Added(int index)
        {
            var item = new Item();
            expected.Insert(index, item);
            return item;
        }
    }

    private static void AssertSame(List<Item> expected, LinkedItems<Item, Item.Access> actual)
    {
        List<Item> forward = [];
        for (Item? item = actual.First; item is not null; item = LinkedItems<Item, Item.Access>.After(item))
            forward.Add(item);
        List<Item> backward = [];
        for (Item? item = actual.Last; item is not null; item = LinkedItems<Item, Item.Access>.Before(item))
            backward.Insert(0, item);
        Assert.Equal(expected, forward);
        Assert.Equal(expected, backward);
    }

    private sealed class Item
    {
        private Link<Item> _link;

        public readonly struct Access : ILinkAccess<Item>
        {
            public static ref Link<Item> LinkOf(Item item) => ref item._link;
        }
    }
}
